using System.Text;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation;

/// <summary>The rules for metadata that hold whatever the resource (apimachinery's <c>ValidateObjectMeta</c>), but for its name.</summary>
internal static class ObjectMetadataRules
{
    /// <summary>The limit of all annotations together, in bytes.</summary>
    private const int MaxAnnotations = 262_144;

    private const string Rule = "metadata";

    /// <summary>The mistakes of a metadata object that is well-formed.</summary>
    public static IEnumerable<FieldError> Check(JsonObject metadata, string path)
    {
        if ((metadata["name"] as JsonString)?.Value is { Length: > 0 } name && FindPathSegmentProblem(name) is { } nameProblem)
        {
            yield return new(Rule, FieldErrorType.Invalid, path + ".name", nameProblem, name);
        }

        foreach (var label in Texts(metadata, "labels"))
        {
            foreach (var keyProblem in Names.FindQualifiedNameProblems(label.Key))
            {
                yield return new(Rule, FieldErrorType.Invalid, path + ".labels", keyProblem, label.Key);
            }

            foreach (var valueProblem in Names.FindLabelValueProblems(label.Value))
            {
                yield return new(Rule, FieldErrorType.Invalid, path + ".labels", valueProblem, label.Value);
            }
        }

        var size = 0;
        foreach (var annotation in Texts(metadata, "annotations"))
        {
            size += Encoding.UTF8.GetByteCount(annotation.Key) + Encoding.UTF8.GetByteCount(annotation.Value);
            foreach (var problem in Names.FindQualifiedNameProblems(annotation.Key.ToLowerInvariant()))
            {
                yield return new(Rule, FieldErrorType.Invalid, path + ".annotations", problem, annotation.Key);
            }
        }

        if (size > MaxAnnotations)
        {
            yield return new(Rule, FieldErrorType.TooLong, path + ".annotations", $"may not be more than {MaxAnnotations} bytes", null);
        }

        foreach (var error in ReferenceRules.CheckOwners(metadata, path).Concat(ReferenceRules.CheckFinalizers(metadata, path)).Concat(ReferenceRules.CheckManagers(metadata, path)))
        {
            yield return error;
        }
    }

    private static string? FindPathSegmentProblem(string name) => name is "." or ".." ? $"may not be '{name}'"
        : name.IndexOf('/') >= 0 ? "may not contain '/'"
        : name.IndexOf('%') >= 0 ? "may not contain '%'"
        : null;

    private static IEnumerable<KeyValuePair<string, string>> Texts(JsonObject metadata, string name)
    {
        foreach (var member in (metadata[name] as JsonObject ?? JsonObject.Empty).Members)
        {
            yield return new(member.Key, (member.Value as JsonString)?.Value ?? "");
        }
    }
}
