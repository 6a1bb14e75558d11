package dev.deskpulse.connector.file;

/**
 * How much of a file is taken.
 *
 * @param unpackedBytes what a workbook may come to when unpacked
 * @param cellCharacters past which a row is refused
 * @param refusedListed how many refused rows a report lists; all are counted and go into the rejects file
 */
public record ImportLimits(long unpackedBytes, int cellCharacters, int refusedListed) {
    public static final ImportLimits DEFAULT = new ImportLimits(1L << 30, 1_000_000, 1_000);
}
