package org.tidewaiter.report.fields;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.vocabulary.Labels;

/**
 * One field.
 *
 * @param path with {@code []} for any place of a list and {@code *} for any key of a map
 * @param labels how it is called
 * @param help what to write in it, null where the name says it
 * @param kind what it holds
 * @param list name of the code list of its values, null where it has none
 * @param level how much it is wanted
 * @param simplified whether the simplified form offers it although it does not demand it
 * @param only categories of goods that have the field; empty means all
 * @param except categories of goods that do not have it
 * @param withGoods whether it is mandatory only for events that have goods
 * @param unless path of the field that stands for it; it is not mandatory beside that one
 * @param oneOf name of a group of fields of which one must be given
 * @param recordedBy letters of other systems that record it, as the head of {@code fields.yaml} explains them
 */
public record FieldEntry(
        String path,
        Labels labels,
        @Nullable Labels help,
        ValueKind kind,
        @Nullable String list,
        Level level,
        boolean simplified,
        Set<String> only,
        Set<String> except,
        boolean withGoods,
        @Nullable String unless,
        @Nullable String oneOf,
        List<String> recordedBy) {

    /** Begins the paths of what never leaves. */
    public static final String NOMINAL = "nominal.";

    /** Begins the paths of what each goods line has. */
    public static final String GOODS = "goods[].";

    public FieldEntry {
        only = Set.copyOf(only);
        except = Set.copyOf(except);
        recordedBy = List.copyOf(recordedBy);
    }

    public Optional<String> codeList() {
        return Optional.ofNullable(list);
    }

    /** How much a form wants the field, of goods of the categories that have it. */
    public Need need(FormType form) {
        boolean standard = form == FormType.STANDARD;
        return switch (level) {
            case S -> Need.MANDATORY;
            case M -> standard ? Need.MANDATORY : simplified ? Need.RECOMMENDED : Need.NOT_ASKED;
            case R -> standard || simplified ? Need.RECOMMENDED : Need.NOT_ASKED;
            case O -> standard || simplified ? Need.OPTIONAL : Need.NOT_ASKED;
        };
    }

    /** Whether goods of the category have the field; every category has what does not concern goods. */
    public boolean belongsTo(String category) {
        return (only.isEmpty() || only.contains(category)) && !except.contains(category);
    }

    /** Whether a report can have several values of it: it stands in a list, or is one. */
    public boolean repeatable() {
        return path.contains("[]") || path.contains("*");
    }

    /** Whether it is a field of a goods line. */
    public boolean ofGoods() {
        return path.startsWith(GOODS);
    }

    /** Whether it is part of the personal data that never leaves. */
    public boolean nominal() {
        return path.startsWith(NOMINAL);
    }
}
