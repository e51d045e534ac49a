package org.tidewaiter.report.matching;

/**
 * One finding with what it says.
 *
 * @param weight in bits: above 0 for one seizure, below 0 against it
 */
public record Evidence(Finding finding, double weight) {}
