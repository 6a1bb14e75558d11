package dev.deskpulse.ticket;

/** A person as the source knows them: an account id on Jira Cloud, a user key on Data Center, never a name. */
public record PersonId(String value) {
    public PersonId {
        Text.notBlank(value, "PersonId");
    }

    @Override
    public String toString() {
        return value;
    }
}
