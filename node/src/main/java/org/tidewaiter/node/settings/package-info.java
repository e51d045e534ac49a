/**
 * What a node is told by its configuration file, typed and checked at the start: {@link
 * org.tidewaiter.node.settings.NodeSettings}. Owns no data. {@code NodeSettingsTest} pins the defaults.
 */
@NullMarked
package org.tidewaiter.node.settings;

import org.jspecify.annotations.NullMarked;
