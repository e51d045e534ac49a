package org.tidewaiter.formats.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The cells of one object: fields within fields by their path, simple values of a list in one cell. */
final class ObjectCells {

    private static final String BETWEEN_VALUES = "; ";
    private static final int LARGEST_SCALE = 40;

    private final char decimal;
    private final int longest;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private int length;
    private boolean twice;

    /**
     * @param longest most characters of the object; more are read over
     */
    ObjectCells(char decimal, int longest) {
        this.decimal = decimal;
        this.longest = longest;
    }

    /** Reads the object that starts at the parser. */
    void read(JsonParser json) {
        object(json, "");
    }

    Map<String, String> cells() {
        return cells;
    }

    boolean tooLong() {
        return length > longest;
    }

    /** Whether two fields have the same path, as {@code a.b} and the field b of a. */
    boolean twice() {
        return twice;
    }

    private void object(JsonParser json, String path) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            value(json, path.isEmpty() ? name.strip() : path + "." + name.strip());
        }
    }

    private void value(JsonParser json, String path) {
        switch (json.currentToken()) {
            case START_OBJECT -> object(json, path);
            case START_ARRAY -> list(json, path);
            case VALUE_NULL -> {}
            default -> put(path, text(json));
        }
    }

    private void list(JsonParser json, String path) {
        StringBuilder values = new StringBuilder();
        int place = 1;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonToken token = json.currentToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                value(json, place == 1 ? path : path + "." + place);
                place++;
            } else if (token != JsonToken.VALUE_NULL && values.length() <= longest) {
                values.append(values.isEmpty() ? "" : BETWEEN_VALUES).append(text(json));
            }
        }
        if (!values.isEmpty()) {
            put(path, values.toString());
        }
    }

    private void put(String path, String text) {
        length += text.length();
        if (!tooLong()) {
            twice |= cells.put(path, text) != null;
        }
    }

    private String text(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getString());
            default -> json.getString();
        };
    }

    /** Without an exponent, where that stays short; a longer number stays as it is, and no field takes it. */
    private String number(String written) {
        String plain = written;
        if (written.indexOf('e') >= 0 || written.indexOf('E') >= 0) {
            BigDecimal value = new BigDecimal(written);
            plain = Math.abs(value.scale()) <= LARGEST_SCALE ? value.toPlainString() : written;
        }
        return decimal == '.' ? plain : plain.replace('.', decimal);
    }
}
