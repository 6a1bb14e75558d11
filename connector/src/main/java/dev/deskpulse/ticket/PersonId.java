package dev.deskpulse.ticket;

import java.io.Serializable;

/** A person as the source knows them: an account id on Jira Cloud, a user key on Data Center, never a name. */
public record PersonId(String value) implements Serializable {
    public PersonId {
        Text.notBlank(value, "PersonId");
    }

    @Override
    public String toString() {
        return value;
    }
}
