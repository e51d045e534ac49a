package org.tidewaiter.trials.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that need a browser. Without one they fail and say how to get it; they are passed over on request alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Stage.Shared.class)
@DisabledIfSystemProperty(named = "tidewaiter.browser", matches = "skip")
@interface BrowserTest {}
