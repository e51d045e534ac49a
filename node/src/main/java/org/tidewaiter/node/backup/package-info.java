/**
 * Backup and restore of a node, embedded database or external: {@link org.tidewaiter.node.backup.Backup} writes all rows as
 * they stood at one moment into one file and the keys into another, {@link org.tidewaiter.node.backup.Restore} makes a node
 * of them again. {@code BackupTest} shows both.
 */
@NullMarked
package org.tidewaiter.node.backup;

import org.jspecify.annotations.NullMarked;
