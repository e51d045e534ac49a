/**
 * The values that the component templates under {@code jte/web} take: a field of a form, a choice, a state, a tab, a
 * pager. Plain records without behaviour of their own; every text in them is already in the reader's language.
 */
@NullMarked
@NamedInterface("component")
package org.tidewaiter.node.web.component;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
