package org.tidewaiter.node.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Search filters that ask for one thing. */
final class Filters {

    private Filters() {}

    static SearchFilter words(String words) {
        return by("words", words);
    }

    /** Everything, but for the one component of that name. */
    static SearchFilter by(String component, Object value) {
        RecordComponent[] components = SearchFilter.class.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(component)
                        ? value
                        : components[i].getAccessor().invoke(SearchFilter.everything());
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<SearchFilter> constructor = SearchFilter.class.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(component, e);
        }
    }
}
