namespace CrdToolkit.Parity.Cases.Documented;

public sealed record PageSpec
{
    [ExternalDocumentation("https://example.com/text", Description = "How to write.")]
    [DisplayName("The text")]
    public string? Text { get; init; }

    public Style? Style { get; init; }

    [ExternalDocumentation("https://example.com/print")]
    [DisplayName("Style in print")]
    public Style? Print { get; init; }
}
