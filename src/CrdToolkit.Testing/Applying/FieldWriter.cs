namespace CrdToolkit.Testing.Applying;

/// <summary>Who writes, in the words of managed fields.</summary>
/// <param name="Manager">The name.</param>
/// <param name="ApiVersion">The version of the API that it uses.</param>
/// <param name="Subresource">The subresource that it writes; empty for the object.</param>
internal sealed record FieldWriter(string Manager, string ApiVersion, string Subresource);
