package dev.deskpulse.connector.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row seen through the mapping: values by what they mean, and a note of those that could not be understood. */
final class MappedRow {
    private static final Pattern NUMBER =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)\\s*(?:/\\s*[0-9]+|分|星|stars?)?");

    private final Row row;
    private final FileMapping mapping;
    private final Map<TicketColumn, String> names;
    private final DateReader dates;
    private final List<String> leftEmpty = new ArrayList<>();

    MappedRow(Row row, FileMapping mapping, Map<TicketColumn, String> names, DateReader dates) {
        this.row = row;
        this.mapping = mapping;
        this.names = names;
        this.dates = dates;
    }

    Optional<String> text(TicketColumn column) {
        String name = names.get(column);
        String cell = name == null ? null : row.cells().get(name);
        return cell == null ? mapping.constant(column) : Optional.of(cell);
    }

    @Nullable
    String textOrNull(TicketColumn column) {
        return text(column).orElse(null);
    }

    /** @throws RowRefused where there is a value that is no date */
    Optional<Instant> date(TicketColumn column) throws RowRefused {
        Optional<String> text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> date = dates.read(text.get());
        if (date.isEmpty()) {
            throw new RowRefused(name(column) + " is no date that exists or in a format known here; name its format"
                    + " under dateFormats");
        }
        return date;
    }

    /** A date whose absence or nonsense spoils nothing else. */
    @Nullable
    Instant dateIfUnderstood(TicketColumn column) {
        Optional<String> text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        Optional<Instant> date = dates.read(text.get());
        if (date.isEmpty()) {
            leftEmpty.add(name(column) + ": no date");
        }
        return date.orElse(null);
    }

    /** A whole number within bounds; {@code 4.0}, {@code 4/5} and {@code 4星} are four. */
    @Nullable
    Integer number(TicketColumn column, int least, int most) {
        Optional<String> text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        Optional<Integer> number = wholeNumber(text.get(), least, most);
        if (number.isEmpty()) {
            leftEmpty.add(name(column) + ": no whole number from " + least + " to " + most);
        }
        return number.orElse(null);
    }

    static Optional<Integer> wholeNumber(String text, int least, int most) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1)).stripTrailingZeros();
        boolean fits = number.scale() <= 0 && number.intValue() >= least && number.intValue() <= most;
        return fits ? Optional.of(number.intValue()) : Optional.empty();
    }

    void leftEmpty(TicketColumn column, String reason) {
        leftEmpty.add(name(column) + ": " + reason);
    }

    List<String> leftEmpty() {
        return leftEmpty;
    }

    Map<String, String> cells() {
        return row.cells();
    }

    /** As the user knows the column. */
    String name(TicketColumn column) {
        String name = names.get(column);
        return name == null ? column.settingName() : column.settingName() + " (column '" + name + "')";
    }
}
