package org.tidewaiter.report.shape;

import java.lang.invoke.MethodHandle;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record.
 *
 * @param name name of the component, which is also its name in JSON
 * @param type what it holds
 * @param nullable whether it may be absent; lists and maps are empty instead
 * @param accessor reads the component of a record given as Object
 */
public record Field(String name, FieldType type, boolean nullable, MethodHandle accessor) {

    /** The value of this field in a record of its shape. */
    public @Nullable Object in(Record owner) {
        try {
            return (Object) accessor.invokeExact((Object) owner);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("accessor of " + name, e);
        }
    }

    /** Whether a value counts as recorded: neither null nor an empty list, map or string. */
    public static boolean recorded(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case String text -> !text.isEmpty();
            case Collection<?> many -> !many.isEmpty();
            case Map<?, ?> byName -> !byName.isEmpty();
            default -> true;
        };
    }
}
