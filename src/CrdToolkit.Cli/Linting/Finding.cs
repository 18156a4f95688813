using CrdToolkit.Cli.Reading;

namespace CrdToolkit.Cli.Linting;

/// <summary>One thing that is wrong.</summary>
/// <param name="File">The file, as it was named; <c>stdin</c> for the standard input.</param>
/// <param name="Position">The field in the file.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Rule">The rule that is broken, such as <c>R-57</c>; docs/rules.md lists them.</param>
/// <param name="Definition">The name of the definition; empty where there is none.</param>
/// <param name="Field">The path of the field as the API server writes it; empty where there is none.</param>
/// <param name="Message">What is wrong, in the words of the API server where it has some.</param>
internal sealed record Finding(
    string File, SourcePosition Position, Severity Severity, string Rule, string Definition, string Field, string Message);
