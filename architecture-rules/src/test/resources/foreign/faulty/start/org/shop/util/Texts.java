package org.shop.util;

/** Fault: a class in no room (rooms). */
public final class Texts {}
