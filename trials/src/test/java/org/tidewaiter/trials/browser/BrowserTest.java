package org.tidewaiter.trials.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests that need a browser; they share one, one after the other. Without one they fail and say how to get it; they are passed
 * over on request alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Stage.Shared.class)
@Execution(ExecutionMode.SAME_THREAD)
@DisabledIfSystemProperty(named = "tidewaiter.browser", matches = "skip")
@interface BrowserTest {}
