package org.tidewaiter.report.shape;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record type in their order.
 *
 * @param <R> the record type
 */
public final class RecordShape<R extends Record> {

    private static final Set<Class<?>> SCALARS =
            Set.of(String.class, Integer.class, Boolean.class, BigDecimal.class, LocalDate.class, LocalTime.class);

    private static final ClassValue<RecordShape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> type) {
            return new RecordShape<>(type.asSubclass(Record.class));
        }
    };

    private final Class<R> type;
    private final List<Field> fields;
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final MethodHandle constructor;

    private RecordShape(Class<R> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        this.fields = Arrays.stream(components).map(RecordShape::field).toList();
        fields.forEach(field -> byName.put(field.name(), field));
        this.constructor = constructor(type, components);
    }

    /** The shape of a record type; one instance for each type. */
    @SuppressWarnings("unchecked") // the class value computes each shape from its own class
    public static <R extends Record> RecordShape<R> of(Class<R> type) {
        return (RecordShape<R>) SHAPES.get(type);
    }

    public Class<R> type() {
        return type;
    }

    /** The fields in the order of the record. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of that name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether the record has a field of that name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** A record of these values, given in the order of {@link #fields()}. */
    public R construct(@Nullable Object[] values) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("constructor of " + type.getSimpleName(), e);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is not a public record", e);
        }
    }

    private static Field field(RecordComponent component) {
        AnnotatedType annotated = component.getAnnotatedType();
        FieldType fieldType = fieldType(component.getGenericType());
        boolean nullable = annotated.isAnnotationPresent(Nullable.class)
                || fieldType instanceof FieldType.ListOf
                || fieldType instanceof FieldType.MapOf;
        try {
            MethodHandle accessor = MethodHandles.publicLookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
            return new Field(component.getName(), fieldType, nullable, accessor);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(component + " is not public", e);
        }
    }

    private static FieldType fieldType(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new FieldType.ListOf(fieldType(arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new FieldType.MapOf(fieldType(arguments[1]));
            }
        }
        if (type instanceof Class<?> plain) {
            if (plain.isRecord()) {
                return new FieldType.Nested(of(plain.asSubclass(Record.class)));
            }
            if (plain.isEnum() || SCALARS.contains(plain)) {
                return new FieldType.Scalar(plain);
            }
        }
        throw new IllegalArgumentException("a report has no fields of type " + type);
    }
}
