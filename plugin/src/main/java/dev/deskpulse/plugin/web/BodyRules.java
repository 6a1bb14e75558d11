package dev.deskpulse.plugin.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/** What a body does not say is refused by its name, unless the record that is made of it says {@code @Nullable}. */
final class BodyRules extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        Boolean told = super.hasRequiredMarker(member);
        return (told == null && isNeeded(member)) ? Boolean.TRUE : told;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return isNeeded(annotated) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : super.findSetterInfo(annotated);
    }

    private static boolean isNeeded(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner().getDeclaringClass().isRecord()
                && !parameter.getRawType().isPrimitive()
                && parameter.getOwner().getMember() instanceof Executable made
                && !made.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
    }
}
