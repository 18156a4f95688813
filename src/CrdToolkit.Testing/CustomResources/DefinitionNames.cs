using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>Which names of a definition are free in its group (the naming controller of the apiextensions API server).</summary>
internal static class DefinitionNames
{
    /// <summary>The definition with accepted names and the conditions NamesAccepted and Established.</summary>
    public static JsonObject Accept(JsonObject definition, IEnumerable<JsonObject> others, DateTimeOffset now)
    {
        var spec = definition.Child("spec");
        var group = spec.Text("group");
        var taken = others
            .Where(other => other.Name != definition.Name && other.Child("spec").Text("group") == group)
            .Select(other => other.Child("status").Child("acceptedNames"))
            .ToList();
        var resources = taken.SelectMany(names => names.Texts("shortNames").Append(names.Text("plural")).Append(names.Text("singular")))
            .ToHashSet(StringComparer.Ordinal);
        var kinds = taken.SelectMany(names => (string[])[names.Text("kind"), names.Text("listKind")]).ToHashSet(StringComparer.Ordinal);
        var wanted = spec.Child("names");
        var before = definition.Child("status").Child("acceptedNames");
        (string Reason, string Message)? conflict = null;

        var accepted = JsonValues.Object(
            ("plural", Accept("plural", "PluralConflict", resources)),
            ("singular", Accept("singular", "SingularConflict", resources)),
            ("shortNames", ShortNames()),
            ("kind", Accept("kind", "KindConflict", kinds)),
            ("listKind", Accept("listKind", "ListKindConflict", kinds)),
            ("categories", wanted.Items("categories").Any() ? wanted["categories"] : null));
        accepted = accepted.With("plural", accepted["plural"] ?? "").With("kind", accepted["kind"] ?? "");
        var named = definition.With("status", definition.Child("status").With("acceptedNames", accepted));
        named = conflict is { } found
            ? DefinitionStatus.WithCondition(named, "NamesAccepted", false, found.Reason, found.Message, now)
            : DefinitionStatus.WithCondition(named, "NamesAccepted", true, "NoConflicts", "no conflicts found", now);
        return DefinitionStatus.IsTrue(named, "Established")
            ? named
            : conflict is null && ConversionCertificates.FindProblem(spec) is not null
                ? DefinitionStatus.WithCondition(named, "Established", false, "InvalidCABundle", "The conversion webhook CABundle is invalid", now)
            : conflict is null
                ? DefinitionStatus.WithCondition(named, "Established", true, "InitialNamesAccepted", "the initial names have been accepted", now)
                : DefinitionStatus.WithCondition(named, "Established", false, "NotAccepted", "not all names are accepted", now);

        // A name that is taken keeps what was accepted before.
        JsonValue? Accept(string member, string reason, HashSet<string> names)
        {
            var name = wanted.Text(member);
            if (name.Length > 0 && names.Contains(name))
            {
                conflict = (reason, $"\"{name}\" is already in use");
                return JsonValues.TextOrNothing(before.Text(member));
            }

            return JsonValues.TextOrNothing(name);
        }

        JsonValue? ShortNames()
        {
            var names = wanted.Texts("shortNames").ToList();
            var conflicts = names.Where(resources.Contains).ToList();
            if (conflicts.Count > 0)
            {
                conflict = ("ShortNamesConflict", string.Join(", ", conflicts.Select(name => $"\"{name}\" is already in use")));
                return before["shortNames"];
            }

            return names.Count == 0 ? null : JsonValues.Strings(names);
        }
    }
}
