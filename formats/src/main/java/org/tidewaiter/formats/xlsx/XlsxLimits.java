package org.tidewaiter.formats.xlsx;

/**
 * Bounds of a workbook, all of them checked while it is unpacked: what a file says of its own size is not believed.
 *
 * @param parts most parts of the archive
 * @param partBytes longest part, unpacked
 * @param ratio most unpacked bytes for each byte of the archive, once it has unpacked {@link #FREE_BYTES}
 * @param sharedTextBytes most bytes of the texts that cells share, which are held in memory
 */
public record XlsxLimits(int parts, long partBytes, int ratio, int sharedTextBytes) {

    /** What may be unpacked before the ratio is looked at. */
    public static final long FREE_BYTES = 8L << 20;

    public XlsxLimits {
        if (parts < 1 || partBytes < 1 || ratio < 1 || sharedTextBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** 2,000 parts, 4 GiB a part, 200 bytes for one, 64 MiB of shared texts. */
    public static XlsxLimits defaults() {
        return new XlsxLimits(2_000, 4L << 30, 200, 64 << 20);
    }
}
