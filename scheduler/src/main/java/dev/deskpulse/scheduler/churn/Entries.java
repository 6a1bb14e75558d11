package dev.deskpulse.scheduler.churn;

/** A row's entries other than 0, by place; filled anew for each row. */
final class Entries {
    private final int[] places;
    private final double[] values;
    private int size;

    Entries(int most) {
        this.places = new int[most];
        this.values = new double[most];
    }

    void clear() {
        size = 0;
    }

    void add(int place, double value) {
        places[size] = place;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int place(int i) {
        return places[i];
    }

    double value(int i) {
        return values[i];
    }

    double sum(double[] coefficients) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += coefficients[places[i]] * values[i];
        }
        return sum;
    }
}
