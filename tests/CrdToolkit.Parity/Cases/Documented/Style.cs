namespace CrdToolkit.Parity.Cases.Documented;

[ExternalDocumentation("https://example.com/style", Description = "All styles.")]
[DisplayName("Style of a page")]
public sealed record Style
{
    public string? Font { get; init; }
}
