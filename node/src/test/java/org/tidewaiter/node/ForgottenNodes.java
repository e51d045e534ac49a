package org.tidewaiter.node;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Empties the static fields of a test class once its tests are through. The nodes in them are closed by then, and yet each would
 * keep some fifteen megabytes until the end of the test run, of which there are too many for its memory.
 */
public final class ForgottenNodes implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext tests) throws IllegalAccessException {
        for (Field field : tests.getRequiredTestClass().getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers)
                    && !Modifier.isFinal(modifiers)
                    && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                field.set(null, null);
            }
        }
    }
}
