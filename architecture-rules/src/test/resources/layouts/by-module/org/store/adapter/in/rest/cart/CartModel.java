package org.store.adapter.in.rest.cart;

public record CartModel(int count) {}
