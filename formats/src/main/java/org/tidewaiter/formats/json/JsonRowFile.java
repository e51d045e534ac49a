package org.tidewaiter.formats.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.json.JsonShape.Form;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.ReadRow.Certain;
import org.tidewaiter.formats.rows.RowCursor;
import org.tidewaiter.formats.rows.RowFile;

/** Objects as rows. Their fields need not be the same: the columns are all that occur, in the order of their first. */
public final class JsonRowFile implements RowFile {

    private final FileSource source;
    private final JsonShape shape;
    private final CsvLimits limits;
    private final List<String> columns;

    private JsonRowFile(FileSource source, JsonShape shape, CsvLimits limits) throws IOException {
        this.source = source;
        this.shape = shape;
        this.limits = limits;
        this.columns = columnsOf(source, shape, limits);
    }

    /**
     * Opens a file and reads it once for its columns.
     *
     * @throws FileRefusedException if it is damaged, has no list of objects, or too many columns
     */
    public static JsonRowFile open(FileSource source, JsonShape shape, CsvLimits limits) throws IOException {
        boolean named = shape.form() == Form.LINES || shape.list() != null;
        JsonShape whole = named ? shape : new JsonShape(Form.LIST, onlyList(source), shape.decimal());
        return new JsonRowFile(source, whole, limits);
    }

    /** Names of the fields of a JSON object that hold a list of objects; empty for a file that is a list itself. */
    public static List<String> lists(FileSource source) throws IOException {
        return ListNames.of(source);
    }

    private static @Nullable String onlyList(FileSource source) throws IOException {
        List<String> lists = lists(source);
        if (lists.size() > 1) {
            throw new FileRefusedException("file.json-which-list", String.join(", ", lists));
        }
        return lists.isEmpty() ? null : lists.getFirst();
    }

    private static List<String> columnsOf(FileSource source, JsonShape shape, CsvLimits limits) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        try (JsonRows rows = rows(source, shape, limits)) {
            for (ObjectRow row = rows.next(); row != null; row = rows.next()) {
                columns.addAll(row.cells().keySet());
                if (columns.size() > limits.columns()) {
                    throw new FileRefusedException("file.too-many-fields", limits.columns());
                }
            }
        }
        if (columns.isEmpty()) {
            throw new FileRefusedException("file.empty");
        }
        return List.copyOf(columns);
    }

    private static JsonRows rows(FileSource source, JsonShape shape, CsvLimits limits) throws IOException {
        InputStream in = source.open();
        try {
            return shape.form() == Form.LINES ? new LineRows(in, shape, limits) : new ListRows(in, shape, limits);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public RowCursor rows() throws IOException {
        return new Cursor(rows(source, shape, limits), columns);
    }

    private static final class Cursor implements RowCursor {

        private final JsonRows rows;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> blank = new ArrayList<>();

        Cursor(JsonRows rows, List<String> columns) {
            this.rows = rows;
            columns.forEach(column -> {
                places.put(column, blank.size());
                blank.add("");
            });
        }

        @Override
        public @Nullable ReadRow next() throws IOException {
            ObjectRow row = rows.next();
            while (row != null && row.blank()) {
                row = rows.next();
            }
            if (row == null) {
                return null;
            }
            return row.fault() == null
                    ? new ReadRow.Whole(row.number(), cells(row.cells()))
                    : new ReadRow.Damaged(row.number(), List.of(), row.fault(), Certain.NONE);
        }

        private List<String> cells(Map<String, String> fields) throws IOException {
            List<String> cells = new ArrayList<>(blank);
            for (Map.Entry<String, String> field : fields.entrySet()) {
                Integer place = places.get(field.getKey());
                if (place == null) {
                    throw new IOException("the file changed while it was read");
                }
                cells.set(place, field.getValue());
            }
            return cells;
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
