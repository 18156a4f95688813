namespace CrdToolkit.Cli.Linting;

/// <summary>
/// Where a field of an API server's message stands in the document: the server keeps what all versions share in the spec, and calls
/// some fields by other names.
/// </summary>
internal static class FieldLocation
{
    private static readonly (string Told, string Written)[] Moved =
    [
        ("spec.validation.openAPIV3Schema", "spec.versions[0].schema.openAPIV3Schema"),
        ("spec.schema.openAPIV3Schema", "spec.versions[0].schema.openAPIV3Schema"),
        ("spec.additionalPrinterColumns", "spec.versions[0].additionalPrinterColumns"),
        ("spec.selectableFields", "spec.versions[0].selectableFields"),
        ("spec.subresources", "spec.versions[0].subresources"),
        ("spec.conversion.webhookClientConfig", "spec.conversion.webhook.clientConfig"),
        ("spec.conversion.conversionReviewVersions", "spec.conversion.webhook.conversionReviewVersions"),
        ("status.storedVersions", "spec.versions"),
    ];

    /// <summary>The path in the document.</summary>
    public static string Of(string field)
    {
        if (field == "spec.version")
        {
            return "spec.versions[0].name";
        }

        foreach (var (told, written) in Moved)
        {
            if (field.StartsWith(told, StringComparison.Ordinal))
            {
                field = written + field[told.Length..];
                break;
            }
        }

        return field.EndsWith("].JSONPath", StringComparison.Ordinal) ? field[..^"JSONPath".Length] + "jsonPath" : field;
    }
}
