package org.tidewaiter.node.web.component;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form as the field templates draw it. The name is also the path that a {@code Fault} carries, so that a
 * fault finds its field: {@code goods[0].quantity.amount}.
 *
 * @param label in the reader's language
 * @param value as typed, shown again after a fault; null when nothing was typed
 * @param hint one sentence below the label
 * @param required marks the field; a form marks what is required and nothing else
 * @param fault the sentence beside the field: what is wrong and what to do
 */
public record Field(
        String name,
        String label,
        @Nullable String value,
        @Nullable String hint,
        boolean required,
        @Nullable String fault) {

    public static Field of(String name, String label) {
        return new Field(name, label, null, null, false, null);
    }

    public Field withValue(@Nullable Object typed) {
        return new Field(name, label, typed == null ? null : typed.toString(), hint, required, fault);
    }

    public Field withHint(@Nullable String sentence) {
        return new Field(name, label, value, sentence, required, fault);
    }

    public Field withFault(@Nullable String sentence) {
        return new Field(name, label, value, hint, required, sentence);
    }

    public Field mandatory() {
        return new Field(name, label, value, hint, true, fault);
    }

    /** The identifier of the field's element; the links of the fault summary lead to it. */
    public String id() {
        return id(name);
    }

    public static String id(String path) {
        return "f-" + path.replace('[', '-').replace('.', '-').replace("]", "");
    }

    public boolean faulty() {
        return fault != null;
    }

    /** For {@code aria-describedby}: hint and fault, whichever is there; null when neither is. */
    public @Nullable String describedBy() {
        if (hint == null && fault == null) {
            return null;
        }
        if (hint == null) {
            return id() + "-fault";
        }
        return fault == null ? id() + "-hint" : id() + "-hint " + id() + "-fault";
    }

    public boolean holds(String code) {
        return Objects.equals(value, code);
    }
}
