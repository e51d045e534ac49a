/** What the pages of pictures show; the pages on one report and on search show some of it too. */
@NamedInterface("page")
@NullMarked
package org.tidewaiter.node.pictures.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
