package org.tidewaiter.node.web;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys under {@code tidewaiter} about how pages are written.
 *
 * @param zone in which times are shown, such as {@code Europe/Tallinn}; every time names it
 */
@ConfigurationProperties("tidewaiter")
record WebSettings(@DefaultValue("UTC") ZoneId zone) {}
