package org.tidewaiter.node.nominal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** A component that exists only on nodes that may hold nominal data: never on a hub. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ConditionalOnExpression("'${tidewaiter.node.part}'.toUpperCase() != 'HUB'")
public @interface HoldsNominalData {}
