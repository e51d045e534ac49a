/**
 * Pictures of a case: taken in and cleaned of all but what they show, sealed until a person has looked at each and said
 * that no person, plate or document is on it, then part of the report's content by their digest. Their bytes travel apart,
 * after the version that names them; a hub takes only what a report that it holds names, and gives it up with the report.
 *
 * <p>Owns the schema {@code pictures}. {@code PictureJourneyTest} shows it working, from the camera to the hub.
 */
@NullMarked
package org.tidewaiter.node.pictures;

import org.jspecify.annotations.NullMarked;
