using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>One entry of <c>metadata.managedFields</c>: which fields somebody set.</summary>
/// <param name="Name">The name of the manager.</param>
/// <param name="Operation"><c>Apply</c> or <c>Update</c>.</param>
/// <param name="ApiVersion">The version whose fields these are.</param>
/// <param name="Subresource">The subresource that was written; empty for the object.</param>
/// <param name="Time">When fields were last taken.</param>
/// <param name="Fields">The fields.</param>
internal sealed record FieldManager(string Name, string Operation, string ApiVersion, string Subresource, string Time, FieldSet Fields)
{
    /// <summary>The operation of server-side apply.</summary>
    public const string Apply = "Apply";

    /// <summary>The operation of every other write.</summary>
    public const string Update = "Update";

    private const string FieldsType = "FieldsV1";

    /// <summary>Whether the fields were applied.</summary>
    public bool IsApplier => Operation == Apply;

    /// <summary>The order of entries in objects.</summary>
    public static int Compare(FieldManager left, FieldManager right)
    {
        int[] orders =
        [
            string.CompareOrdinal(left.Operation, right.Operation), string.CompareOrdinal(left.Time, right.Time), string.CompareOrdinal(left.Name, right.Name),
            string.CompareOrdinal(left.ApiVersion, right.ApiVersion), string.CompareOrdinal(left.Subresource, right.Subresource),
        ];
        return orders.FirstOrDefault(order => order != 0);
    }

    /// <summary>Whether this is the entry of a writer. An applier keeps its entry when it goes over to another version.</summary>
    public bool Is(FieldWriter writer, string operation) =>
        Operation == operation && Name == writer.Manager && Subresource == writer.Subresource && (IsApplier || ApiVersion == writer.ApiVersion);

    /// <summary>The entries of an object, or null when one of them cannot be read.</summary>
    public static List<FieldManager>? Read(JsonValue? managedFields)
    {
        var managers = new List<FieldManager>();
        foreach (var item in managedFields is JsonArray array ? array.Items : [])
        {
            if (item is not JsonObject entry
                || entry.Text("operation") is not (Apply or Update)
                || entry.Text("apiVersion").Length == 0
                || entry.Text("fieldsType") != FieldsType
                || FieldSet.Parse(entry.Child("fieldsV1")) is not { } fields)
            {
                return null;
            }

            managers.Add(new FieldManager(
                entry.Text("manager"), entry.Text("operation"), entry.Text("apiVersion"), entry.Text("subresource"), entry.Text("time"), fields));
        }

        return managers;
    }

    /// <summary>The entries as <c>metadata.managedFields</c>; null when there are none.</summary>
    public static JsonArray? Write(List<FieldManager> managers)
    {
        managers.Sort(Compare);
        return managers.Count == 0 ? null : JsonValues.Array(managers.Select(manager => (JsonValue)JsonValues.Object(
            ("apiVersion", manager.ApiVersion),
            ("fieldsType", FieldsType),
            ("fieldsV1", manager.Fields.ToJson()),
            ("manager", JsonValues.TextOrNothing(manager.Name)),
            ("operation", manager.Operation),
            ("subresource", JsonValues.TextOrNothing(manager.Subresource)),
            ("time", JsonValues.TextOrNothing(manager.Time)))));
    }

    /// <summary>The manager as conflicts name it.</summary>
    public override string ToString()
    {
        var name = Subresource.Length == 0 ? $"\"{Name}\"" : $"\"{Name}\" with subresource \"{Subresource}\"";
        return IsApplier ? name : $"{name} using {ApiVersion}";
    }
}
