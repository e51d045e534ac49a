package org.tidewaiter.formats.mapping;

import java.util.List;

/** The cells of a row by their column names, without the blanks around them. */
record RowView(Header header, List<String> cells) {

    String cell(String column) {
        int position = header.position(column);
        return position < cells.size() ? cells.get(position).strip() : "";
    }
}
