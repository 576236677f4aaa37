/**
 * Hashes, signatures and who made them.
 *
 * <pre>
 * msgpack, nonce, vault, expiry -> ActionHasher --.
 * user-signed action            -> TypedData ------+-> digest -> Signer   -> signature
 *                                                          `---> Recovery -> address
 * </pre>
 *
 * Objects that keep state say "one thread". No key is ever part of a message, a toString or an
 * exception.
 */
package hft.wire.sign;
