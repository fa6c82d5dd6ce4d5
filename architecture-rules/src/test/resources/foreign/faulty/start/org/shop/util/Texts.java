package org.shop.util;

/** Fault: a class in no module (placement). */
public final class Texts {}
