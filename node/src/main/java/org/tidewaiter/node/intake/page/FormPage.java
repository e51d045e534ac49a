package org.tidewaiter.node.intake.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;

/**
 * The seizure form of one draft.
 *
 * @param corrects the report that it corrects, null for a new one
 * @param savedAt when it was last saved, in words
 * @param questions of the rules, to be ticked
 * @param notes what the rules found worth saying
 * @param masks whether texts look personal and can be masked
 * @param changedMeanwhile whether the report was changed by somebody else since this draft was begun
 */
public record FormPage(
        UUID draft,
        boolean standard,
        @Nullable UUID corrects,
        String savedAt,
        List<Section> sections,
        List<Fault> faults,
        List<Question> questions,
        List<Fault> notes,
        boolean masks,
        boolean changedMeanwhile) {

    /**
     * @param open whether it shows its fields
     * @param filled how much of it is filled, in words
     */
    public record Section(String id, String title, boolean open, String filled, List<Item> items) {}

    /** Something that may be unusual and right all the same. */
    public record Question(String name, String path, String words, boolean ticked) {}

    /** A field or a group of rows. */
    public sealed interface Item permits Input, Rows {

        /** Columns of six that it takes. */
        int width();
    }

    /**
     * One field.
     *
     * @param second unit of a quantity, currency of money; else the same as {@code field}
     * @param stays whether it never leaves
     * @param url where a type-ahead or the base unit is asked for
     * @param words of a chosen code, or what was typed instead
     * @param base the quantity in its base unit, in words
     */
    public record Input(
            Widget widget,
            Field field,
            Field second,
            int width,
            boolean stays,
            List<Choice> choices,
            @Nullable String url,
            @Nullable String words,
            @Nullable String base)
            implements Item {}

    /** Like things, one below the other. */
    public record Rows(
            String path,
            String id,
            String title,
            boolean stays,
            @Nullable String fault,
            List<Row> rows,
            String add) implements Item {

        @Override
        public int width() {
            return 6;
        }
    }

    /** @param title in words, such as "Goods 2" */
    public record Row(String path, String title, String remove, List<Item> items) {}
}
