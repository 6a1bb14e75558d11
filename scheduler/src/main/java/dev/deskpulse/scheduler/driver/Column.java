package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of every case under one name: a value among several, or a number; null where it is not known. */
public sealed interface Column {
    String name();

    int size();

    /** Of values such as channels. */
    record Values(String name, List<@Nullable String> values) implements Column {
        public Values {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    /** Of numbers; none is infinite. */
    record Numbers(String name, List<@Nullable Double> numbers) implements Column {
        public Numbers {
            numbers = Collections.unmodifiableList(new ArrayList<>(numbers));
        }

        @Override
        public int size() {
            return numbers.size();
        }
    }
}
