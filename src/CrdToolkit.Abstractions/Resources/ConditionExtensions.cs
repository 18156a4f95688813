using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// Conditions of a status, as <c>metav1.Condition</c> defines them: a list with one entry of each type. Declare it as a list of
/// <see cref="V1Condition"/>. Lists are values: each method gives a new one.
/// </summary>
public static partial class ConditionExtensions
{
    /// <summary>The list with a condition set: that of the type is replaced in its place, or added at the end.</summary>
    /// <param name="conditions">The conditions so far; null for none.</param>
    /// <param name="resource">The object that they are about: its generation is the observed one.</param>
    /// <param name="type">The type of the condition, such as <c>Ready</c>.</param>
    /// <param name="status">Whether it holds; null where that is not known.</param>
    /// <param name="reason">Why, as one word for programs, such as <c>NetworkMissing</c>.</param>
    /// <param name="message">Why, for people.</param>
    /// <param name="time">
    /// The clock; that of the system unless given. <c>lastTransitionTime</c> is the present in whole seconds where the status differs
    /// from the one before, and stays as it was where it does not.
    /// </param>
    /// <exception cref="ArgumentException">The type is empty, or the reason is no such word: schemas of conditions refuse it.</exception>
    public static List<V1Condition> WithCondition(
        this IEnumerable<V1Condition>? conditions,
        IKubernetesObject<V1ObjectMeta> resource,
        string type,
        bool? status,
        string reason,
        string message = "",
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentNullException.ThrowIfNull(message);
        if (string.IsNullOrEmpty(reason) || !Reason().IsMatch(reason))
            throw new ArgumentException($"The reason of condition {type} is '{reason}': it must be one word, such as NetworkMissing. What people should read is the message.", nameof(reason));
        List<V1Condition> list = [.. conditions ?? []];
        var position = list.FindIndex(present => present.Type == type);
        var text = status switch { true => "True", false => "False", null => "Unknown" };
        var condition = new V1Condition
        {
            Type = type,
            Status = text,
            Reason = reason,
            Message = message,
            ObservedGeneration = resource.Metadata.Generation,
            LastTransitionTime = position >= 0 && list[position].Status == text ? list[position].LastTransitionTime : Now(time),
        };
        if (position < 0)
            list.Add(condition);
        else
            list[position] = condition;
        return list;
    }

    /// <summary>The list without the condition of a type.</summary>
    /// <param name="conditions">The conditions so far; null for none.</param>
    /// <param name="type">The type.</param>
    public static List<V1Condition> WithoutCondition(this IEnumerable<V1Condition>? conditions, string type) =>
        [.. (conditions ?? []).Where(condition => condition.Type != type)];

    /// <summary>The condition of a type; null where there is none.</summary>
    /// <param name="conditions">The conditions; null for none.</param>
    /// <param name="type">The type.</param>
    public static V1Condition? FindCondition(this IEnumerable<V1Condition>? conditions, string type) =>
        conditions?.FirstOrDefault(condition => condition.Type == type);

    /// <summary>Whether the condition of a type is there and holds.</summary>
    /// <param name="conditions">The conditions; null for none.</param>
    /// <param name="type">The type.</param>
    public static bool IsConditionTrue(this IEnumerable<V1Condition>? conditions, string type) =>
        conditions.FindCondition(type)?.Status == "True";

    // Kubernetes' own times have no fractions; with them, what is read back would differ from what was written.
    private static DateTime Now(TimeProvider? time)
    {
        var now = (time ?? TimeProvider.System).GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    [GeneratedRegex("^[A-Za-z]([A-Za-z0-9_,:]{0,1022}[A-Za-z0-9_])?\\z")]
    private static partial Regex Reason();
}
