using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Objects;

/// <summary>The members of <c>metadata</c> that the server reads and writes (metav1.ObjectMeta).</summary>
internal static class ObjectMetadataExtensions
{
    extension(JsonObject json)
    {
        /// <summary><c>metadata</c>; empty when there is none.</summary>
        public JsonObject Metadata => json.Child("metadata");

        /// <summary><c>metadata.name</c>.</summary>
        public string Name => json.Metadata.Text("name");

        /// <summary><c>metadata.namespace</c>.</summary>
        public string Namespace => json.Metadata.Text("namespace");

        /// <summary><c>metadata.uid</c>.</summary>
        public string Uid => json.Metadata.Text("uid");

        /// <summary><c>metadata.resourceVersion</c>.</summary>
        public string ResourceVersion => json.Metadata.Text("resourceVersion");

        /// <summary><c>metadata.generation</c>; 0 when there is none.</summary>
        public long Generation => json.Metadata.Number("generation") ?? 0;

        /// <summary><c>metadata.finalizers</c>.</summary>
        public IEnumerable<string> Finalizers => json.Metadata.Texts("finalizers");

        /// <summary><c>metadata.ownerReferences</c>.</summary>
        public IEnumerable<JsonObject> OwnerReferences => json.Metadata.Objects("ownerReferences");

        /// <summary>Whether <c>metadata.deletionTimestamp</c> is set.</summary>
        public bool IsBeingDeleted => json.Metadata["deletionTimestamp"] is JsonString;

        /// <summary>The object with one member of its metadata changed, or removed when there is no value.</summary>
        public JsonObject WithMetadata(string name, JsonValue? value) => json.With("metadata", json.Metadata.WithOrWithout(name, value));

        /// <summary>The object with these finalizers; the member goes with the last one.</summary>
        public JsonObject WithFinalizers(IReadOnlyCollection<string> finalizers) =>
            json.WithMetadata("finalizers", finalizers.Count == 0 ? null : JsonValues.Strings(finalizers));
    }
}
