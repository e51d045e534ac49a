package org.tidewaiter.node.intake.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;

/**
 * The second step of an import: how its columns become fields.
 *
 * @param stage what can be done here
 * @param fitting known mappings that fit the columns of the file
 * @param others known mappings that do not
 * @param editor null unless it can be edited
 * @param summary which mapping it is, in words; null where it has none
 * @param download where its text can be taken, null where there is none
 */
public record MappingStep(
        Stage stage,
        List<Choice> fitting,
        List<Choice> others,
        @Nullable Editor editor,
        @Nullable String summary,
        @Nullable String download) {

    /** What can be done. */
    public enum Stage {
        /** It needs a mapping. */
        CHOOSE,
        /** It holds reports already and needs none. */
        REPORTS,
        EDIT,
        /** It has begun. */
        FIXED
    }

    /**
     * The mapping as it can be edited.
     *
     * @param known whether it stands at the node as it is here
     * @param missing fields that every report needs and that nothing fills yet
     * @param complex rules that this page cannot change, in words
     */
    public record Editor(
            String name,
            String title,
            boolean known,
            List<ColumnLine> columns,
            Grouping grouping,
            List<Constant> constants,
            @Nullable Constant pending,
            List<ValueGroup> values,
            List<Choice> missing,
            List<String> complex) {

        /** Values that have no translation yet. */
        public long untranslated() {
            return values.stream().mapToLong(ValueGroup::open).sum();
        }
    }

    /**
     * A column of the file.
     *
     * @param about how many values it has and how many cells are blank, in words
     * @param uses fields that it fills
     * @param other whether the page can add a field that it fills
     * @param ignored whether it is left out on purpose
     */
    public record ColumnLine(
            int number,
            String name,
            List<String> examples,
            String about,
            List<Use> uses,
            boolean partOfOther,
            boolean ignored) {

        /** Nothing is said about it yet. */
        public boolean open() {
            return uses.isEmpty() && !partOfOther && !ignored;
        }
    }

    /**
     * A field that a column fills.
     *
     * @param code names the rule
     * @param path of the field in the catalogue
     * @param nominal whether it is personal and stays here
     * @param why what suggested it, null where a person chose it or it is not known
     * @param format pattern of dates, null where it holds none
     * @param formats patterns that fit
     * @param style of numbers, null where it holds none
     * @param unit code of the unit where a cell names none, null where it is no measure
     * @param doubtful sentence on other patterns that fit as well, null where none does
     * @param mayBeBlank whether blank cells are left out; null where that cannot be said here
     */
    public record Use(
            String code,
            String path,
            String label,
            boolean nominal,
            @Nullable String why,
            @Nullable String format,
            List<Choice> formats,
            @Nullable String style,
            List<Choice> styles,
            @Nullable String doubtful,
            boolean mayBeBlank,
            boolean blanks) {}

    /**
     * Which rows make one report.
     *
     * @param chosen columns whose values name it, none where each row is a report
     * @param once whether exact repeats are the same goods again
     * @param identifiers whether the values are digits written as decimal numbers
     */
    public record Grouping(List<Choice> columns, List<String> chosen, boolean once, boolean identifiers) {}

    /**
     * The same value in every row.
     *
     * @param list where codes are asked for, null for a plain value
     */
    public record Constant(
            String code,
            String path,
            String label,
            String value,
            String words,
            @Nullable String list,
            List<Choice> choices) {}

    /**
     * Values of a column and the codes they become.
     *
     * @param list where codes are asked for
     * @param lines those without a translation first
     * @param open how many have none
     * @param suggested how many of these have a suggestion
     * @param more how many are not shown
     * @param leftOut whether values without a translation are left out; else they refuse their rows
     */
    public record ValueGroup(
            String code,
            String column,
            String field,
            String list,
            List<ValueLine> lines,
            long open,
            long suggested,
            long more,
            boolean leftOut) {}

    /**
     * @param code null without a translation
     * @param suggested code that it may be, to be confirmed
     */
    public record ValueLine(
            int number,
            String value,
            long rows,
            @Nullable String code,
            @Nullable String words,
            @Nullable String suggested,
            @Nullable String suggestedWords,
            @Nullable String why) {}
}
