package dev.deskpulse.connector.sync;

/** A moment at which the outer world may strike: the process dies, the site fails, or somebody edits an issue. */
interface Boundary {
    /** Nothing happens. */
    Boundary QUIET = where -> {};

    void cross(String where);

    default Boundary then(Boundary next) {
        return where -> {
            cross(where);
            next.cross(where);
        };
    }

    /** The process dies here. An Error, as nothing may catch it. */
    final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String where) {
            super(where);
        }
    }

    /** Kills at one crossing, counted over the life of the switch. */
    final class KillSwitch implements Boundary {
        private final int at;
        private int crossed;

        KillSwitch(int at) {
            this.at = at;
        }

        int crossed() {
            return crossed;
        }

        @Override
        public void cross(String where) {
            crossed++;
            if (crossed == at) {
                throw new Killed(where);
            }
        }
    }
}
