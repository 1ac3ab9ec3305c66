using System.Text;
using Cordon.Events;
using Cordon.Proving.Plans;
using Cordon.Proving.Probes;

namespace Cordon.Proving.Tests.Audits;

/// <summary>Plans and subjects for tests.</summary>
internal static class Plans
{
    public static AuditPlan Of(string json) => PlanReader.Read(Encoding.UTF8.GetBytes(json), "plan.json");

    /// <summary>Accounts f1… are flagged, c1… children, a1… adults.</summary>
    public static AuditSubjects Subjects(int flagged = 4, int children = 4, int adults = 4)
    {
        var subjects = new AuditSubjects();
        for (var i = 1; i <= flagged; i++)
        {
            subjects.Flagged[Entity.Parse($"account:f{i}")] = new FlaggedEntity();
            subjects.Ages[Entity.Parse($"account:f{i}")] = ViewerClass.Adult;
        }

        for (var i = 1; i <= children; i++)
            subjects.Ages[Entity.Parse($"account:c{i}")] = ViewerClass.Child;
        for (var i = 1; i <= adults; i++)
            subjects.Ages[Entity.Parse($"account:a{i}")] = ViewerClass.Adult;
        return subjects;
    }
}
