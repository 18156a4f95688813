namespace CrdToolkit;

/// <summary>What a credential plugin gave.</summary>
/// <param name="Token">A bearer token, if it gave one.</param>
/// <param name="Certificate">A client certificate in PEM, if it gave one.</param>
/// <param name="Key">The key of the certificate in PEM.</param>
/// <param name="Expires">When it is no longer good; null when that is not known.</param>
internal sealed record ExecCredential(string? Token, string? Certificate, string? Key, DateTimeOffset? Expires);
