package org.tidewaiter.node.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that a caller needs for an endpoint; on a class, for all its endpoints that do not say otherwise. With
 * several, one of them is enough. The endpoint still passes the caller's {@link AccessScope} on: this opens the door,
 * the scope says which rows.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission[] value();
}
