package dev.deskpulse.scheduler.churn;

import dev.deskpulse.scheduler.driver.Column;
import java.util.ArrayList;
import java.util.List;

/** Which coefficient stands where: the intercept at place 0, then the terms side by side. */
record Layout(List<Term> terms, List<Integer> columns) {
    static final int INTERCEPT = 0;

    Layout {
        terms = List.copyOf(terms);
        columns = List.copyOf(columns);
    }

    /** Of those columns that differ between the given rows. */
    static Layout of(List<Column> columns, int[] rows) {
        List<Term> terms = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            Term.of(columns.get(c), rows).ifPresent(term -> {
                terms.add(term);
                at.add(column);
            });
        }
        return new Layout(terms, at);
    }

    int width() {
        return 1 + terms.stream().mapToInt(Term::width).sum();
    }

    int first(int term) {
        return 1 + terms.subList(0, term).stream().mapToInt(Term::width).sum();
    }

    Entries entries() {
        return new Entries(1 + terms.stream().mapToInt(Term::entries).sum());
    }

    /** Fills a row's entries. */
    void row(List<Column> table, int row, Entries to) {
        to.clear();
        to.add(INTERCEPT, 1);
        int first = 1;
        for (int t = 0; t < terms.size(); t++) {
            terms.get(t).encode(table.get(columns.get(t)), row, first, to);
            first += terms.get(t).width();
        }
    }
}
