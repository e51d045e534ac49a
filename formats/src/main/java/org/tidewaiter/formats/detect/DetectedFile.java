package org.tidewaiter.formats.detect;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.Remark;

/**
 * What a file seems to be, with what else it could be. It is shown to a person, who confirms or corrects it; each list has
 * the most likely first and is empty where the format has no such thing.
 *
 * @param why what speaks for the format
 * @param shape the most likely of everything; null for reports, which need none
 * @param sheets of a workbook, in its order
 * @param lists fields of a JSON object that hold a list of objects
 */
public record DetectedFile(
        Format format,
        Remark why,
        @Nullable FileShape shape,
        List<Found<Charset>> charsets,
        List<Found<Character>> separators,
        List<Found<Integer>> headerRows,
        List<FoundSheet> sheets,
        List<String> lists) {

    public DetectedFile {
        charsets = List.copyOf(charsets);
        separators = List.copyOf(separators);
        headerRows = List.copyOf(headerRows);
        sheets = List.copyOf(sheets);
        lists = List.copyOf(lists);
    }

    /**
     * Looks at a file.
     *
     * @throws FileRefusedException for files that cannot go in, with what to do about it
     */
    public static DetectedFile of(FileSource source) throws IOException {
        return new Detector(source).detect();
    }
}
