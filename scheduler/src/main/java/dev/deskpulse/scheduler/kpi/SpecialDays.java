package dev.deskpulse.scheduler.kpi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Days on which the week's hours do not hold.
 *
 * @param off nobody works
 * @param working make-up working days: people work although the weekday is free; wins where a day is in both
 * @param years those whose public holidays are known: of a country or a file each year that it names a day of; empty
 *     where only single days were named
 */
public record SpecialDays(Set<LocalDate> off, Set<LocalDate> working, Set<Integer> years) implements Serializable {
    public static final SpecialDays NONE = new SpecialDays(Set.of(), Set.of());
    private static final String SHIPPED = "holidays/%s.csv";
    private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}(-[a-z]{2,3})?");
    private static final int MOST_LINES = 100_000;

    public SpecialDays {
        // Sorted, so that the settings have one form in every process.
        off = Collections.unmodifiableSet(new TreeSet<>(off));
        working = Collections.unmodifiableSet(new TreeSet<>(working));
        years = Collections.unmodifiableSet(new TreeSet<>(years));
    }

    /** Single days, which are not all of any year. */
    public SpecialDays(Set<LocalDate> off, Set<LocalDate> working) {
        this(off, working, Set.of());
    }

    public static SpecialDays off(Set<LocalDate> days) {
        return new SpecialDays(days, Set.of());
    }

    /**
     * The days of a country that ship with the product.
     *
     * @param country two letters, such as {@code cn}, or with a part of it, such as {@code de-by} (ISO 3166)
     * @throws IllegalArgumentException where none ship
     */
    public static SpecialDays of(String country) {
        String code = country.toLowerCase(Locale.ROOT);
        String file = SHIPPED.formatted(code);
        try (InputStream in = COUNTRY.matcher(code).matches() ? SpecialDays.class.getResourceAsStream(file) : null) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "no holidays of '" + country
                                + "' ship with Deskpulse; name a file of lines such as 2026-10-01,off,National Day in holidayFile");
            }
            return read(file, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * Reads lines {@code date,off|work,name}; lines that start with # are comments.
     *
     * @throws IllegalArgumentException with the line that is wrong, or where the file cannot be read
     */
    public static SpecialDays read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(file.toString(), reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + "); name a UTF-8 text file", e);
        }
    }

    private static SpecialDays read(String name, Reader reader) throws IOException {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> working = new HashSet<>();
        BufferedReader lines = new BufferedReader(reader);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number > MOST_LINES) {
                throw new IllegalArgumentException(
                        name + " has more than " + MOST_LINES + " lines; is it a holiday file?");
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                add(name + ":" + number, line, off, working);
            }
        }
        return new SpecialDays(off, working, years(off, working));
    }

    private static Set<Integer> years(Set<LocalDate> off, Set<LocalDate> working) {
        return Stream.concat(off.stream(), working.stream())
                .map(LocalDate::getYear)
                .collect(Collectors.toSet());
    }

    private static void add(String place, String line, Set<LocalDate> off, Set<LocalDate> working) {
        String[] cells = line.split(",", 3);
        String kind = cells.length < 2 ? "" : cells[1].trim();
        Set<LocalDate> days = kind.equals("off") ? off : kind.equals("work") ? working : null;
        try {
            if (days == null) {
                throw new DateTimeException("neither off nor work");
            }
            days.add(LocalDate.parse(cells[0].trim()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    place + " is not a date, then off or work, then a name, such as 2026-10-01,off,National Day", e);
        }
    }

    /** All the days of both. */
    public SpecialDays and(SpecialDays other) {
        Set<LocalDate> allOff = new HashSet<>(off);
        allOff.addAll(other.off);
        Set<LocalDate> allWorking = new HashSet<>(working);
        allWorking.addAll(other.working);
        Set<Integer> allYears = new HashSet<>(years);
        allYears.addAll(other.years);
        return new SpecialDays(allOff, allWorking, allYears);
    }

    /** Years in which public holidays are counted as usual days because nobody said when they are; from and to belong to it. */
    public NavigableSet<Integer> unknownYears(int from, int to) {
        NavigableSet<Integer> unknown = new TreeSet<>();
        if (!years.isEmpty()) {
            IntStream.rangeClosed(from, to)
                    .filter(year -> !years.contains(year))
                    .forEach(unknown::add);
        }
        return unknown;
    }

    boolean isWorking(LocalDate day) {
        return working.contains(day);
    }

    boolean isOff(LocalDate day) {
        return off.contains(day);
    }
}
