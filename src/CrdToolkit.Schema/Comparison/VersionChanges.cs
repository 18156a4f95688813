using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Comparison;

/// <summary>A-17 of one version: what clients ask for and no longer find, and its schema.</summary>
internal static class VersionChanges
{
    public static void Find(CustomResourceVersion older, CustomResourceVersion newer, FieldPath path, List<DefinitionChange> found)
    {
        if (!newer.Served)
        {
            Add("served", $"version {newer.Name} is no longer served, so clients that ask for it get 404 Not Found; serve it, deprecated, until nobody does");
            return;
        }

        if (older.StatusSubresource && !newer.StatusSubresource)
        {
            Add("subresources", "the status subresource is gone, so requests to /status get 404 Not Found, and whoever writes the spec writes the status too; keep it");
        }

        if (older.ScaleSubresource is not null && newer.ScaleSubresource is null)
        {
            Add("subresources", "the scale subresource is gone, so kubectl scale and autoscalers get 404 Not Found; keep it");
        }

        foreach (var field in older.SelectableFields.Where(field => !newer.SelectableFields.Contains(field)))
        {
            Add("selectableFields", $"{field} is no longer selectable, so lists and watches that select by it are refused; keep it");
        }

        if (older is { Schema: { } before } && newer is { Schema: { } after })
        {
            SchemaChanges.Find(before, after, path.Child("schema").Child("openAPIV3Schema"), found);
        }

        void Add(string field, string message) => found.Add(new("A-17", path.Child(field).ToString(), message));
    }
}
