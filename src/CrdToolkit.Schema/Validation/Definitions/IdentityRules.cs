using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-01…R-07: the name of the definition, its group and scope, the approval of protected groups.</summary>
internal static class IdentityRules
{
    private const string Approval = ProtectedGroups.ApprovalAnnotation;

    public static void CheckMetadata(CustomResourceDefinition definition, RuleErrors errors)
    {
        var path = new FieldPath("metadata");
        if (Written("generateName") is JsonString { Value: var generateName })
        {
            // The name that would be made of it is not known, and would not be that of the kind.
            CheckName(path.Child("generateName"), generateName, definition, errors);
        }
        else if (definition.Name.Length == 0)
        {
            errors.Required("R-01", path.Child("name"), "name or generateName is required");
        }

        if (definition.Name.Length > 0)
        {
            CheckName(path.Child("name"), definition.Name, definition, errors);
        }

        var metadata = new JsonObjectBuilder
        {
            { "labels", Texts(definition.Labels) },
            { "annotations", Texts(definition.Annotations) },
            { "ownerReferences", Written("ownerReferences") },
            { "finalizers", Written("finalizers") },
        };
        errors.AddRange(ObjectMetadataRules.Check(metadata.ToObject(), "metadata"));

        JsonValue? Written(string name) => definition.AlsoWritten.TryGetValue("metadata." + name, out var value) ? value : null;
    }

    private static void CheckName(FieldPath path, string name, CustomResourceDefinition definition, RuleErrors errors)
    {
        // What is made of a prefix goes on with letters.
        foreach (var problem in Names.FindDns1123SubdomainProblems(path.ToString() == "metadata.generateName" ? name.TrimEnd('-') : name))
        {
            errors.Invalid("R-01", path, name, problem);
        }

        if (name != definition.Names.Plural + "." + definition.Group)
        {
            errors.Invalid("R-01", path, name, "must be spec.names.plural+\".\"+spec.group");
        }
    }

    public static void CheckGroupAndScope(CustomResourceDefinition definition, RuleErrors errors)
    {
        var path = new FieldPath("spec");
        if (definition.Group.Length == 0)
        {
            errors.Required("R-02", path.Child("group"));
        }
        else if (Names.FindDns1123SubdomainProblem(definition.Group) is { } problem)
        {
            errors.Invalid("R-03", path.Child("group"), definition.Group, problem);
        }
        else if (definition.Group.IndexOf('.') < 0)
        {
            errors.Invalid("R-04", path.Child("group"), definition.Group, "should be a domain with at least one dot");
        }

        if (definition.Scope.Length == 0)
        {
            errors.Required("R-05", path.Child("scope"));
        }
        else if (definition.Scope is not ("Cluster" or "Namespaced"))
        {
            errors.NotSupported("R-05", path.Child("scope"), definition.Scope, "Cluster", "Namespaced");
        }
    }

    public static void CheckApproval(CustomResourceDefinition definition, RuleErrors errors)
    {
        if (!ProtectedGroups.Contains(definition.Group))
        {
            return;
        }

        var path = new FieldPath("metadata").Child("annotations").Key(Approval);
        definition.Annotations.TryGetValue(Approval, out var annotation);
        const string See = "see https://github.com/kubernetes/enhancements/pull/1111";
        if (string.IsNullOrEmpty(annotation))
        {
            errors.Required("R-06", path, $"protected groups must have approval annotation \"{Approval}\", {See}");
        }
        else if (!annotation.StartsWith("unapproved", StringComparison.Ordinal) && !(WebAddress.Parse(annotation, out _) is { Scheme: not "", Host: not "" }))
        {
            errors.Invalid("R-07", path, annotation,
                $"protected groups must have approval annotation \"{Approval}\" with either a URL or a reason starting with \"unapproved\", {See}");
        }
    }

    private static JsonObject Texts(Collections.EquatableDictionary<string> texts) =>
        new(new(texts.Select(text => new KeyValuePair<string, JsonValue>(text.Key, text.Value))));
}
