/**
 * Templates to fill, one a category of goods, made from the field catalogue and the code lists, and the mapping that reads
 * a filled one. A column is recognised by the key in brackets at the end of its header, so a template may lose columns,
 * change their order and be filled in another language than it is read.
 */
@NullMarked
package org.tidewaiter.formats.template;

import org.jspecify.annotations.NullMarked;
