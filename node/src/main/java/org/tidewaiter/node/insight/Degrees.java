package org.tidewaiter.node.insight;

/** A place on the globe in degrees east and north. The longitude may lie beyond 180 while a line is followed. */
record Degrees(double longitude, double latitude) {

    Degrees east(double degrees) {
        return new Degrees(longitude + degrees, latitude);
    }

    /** Where the line to another place meets a meridian. */
    Degrees towards(Degrees other, double meridian) {
        double share = (meridian - longitude) / (other.longitude - longitude);
        return new Degrees(meridian, latitude + share * (other.latitude - latitude));
    }
}
