/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.generated.ts';
    import    { auditLog as Query_auditLog } from './audit/resolvers/Query/auditLog.ts';
import    { dataExport as Query_dataExport } from './dataExport/resolvers/Query/dataExport.ts';
import    { me as Query_me } from './account/resolvers/Query/me.ts';
import    { publicProfile as Query_publicProfile } from './profile/resolvers/Query/publicProfile.ts';
import    { publicProfileBySlug as Query_publicProfileBySlug } from './profile/resolvers/Query/publicProfileBySlug.ts';
import    { user as Query_user } from './administration/resolvers/Query/user.ts';
import    { users as Query_users } from './administration/resolvers/Query/users.ts';
import    { verifyToken as Query_verifyToken } from './session/resolvers/Query/verifyToken.ts';
import    { becomeInstructor as Mutation_becomeInstructor } from './profile/resolvers/Mutation/becomeInstructor.ts';
import    { changeEmail as Mutation_changeEmail } from './emailProof/resolvers/Mutation/changeEmail.ts';
import    { changePassword as Mutation_changePassword } from './password/resolvers/Mutation/changePassword.ts';
import    { deleteAccount as Mutation_deleteAccount } from './erasure/resolvers/Mutation/deleteAccount.ts';
import    { login as Mutation_login } from './session/resolvers/Mutation/login.ts';
import    { logout as Mutation_logout } from './session/resolvers/Mutation/logout.ts';
import    { reactivateUser as Mutation_reactivateUser } from './administration/resolvers/Mutation/reactivateUser.ts';
import    { refreshTokens as Mutation_refreshTokens } from './session/resolvers/Mutation/refreshTokens.ts';
import    { registerUser as Mutation_registerUser } from './account/resolvers/Mutation/registerUser.ts';
import    { requestDataExport as Mutation_requestDataExport } from './dataExport/resolvers/Mutation/requestDataExport.ts';
import    { requestPasswordReset as Mutation_requestPasswordReset } from './password/resolvers/Mutation/requestPasswordReset.ts';
import    { resendVerificationEmail as Mutation_resendVerificationEmail } from './emailProof/resolvers/Mutation/resendVerificationEmail.ts';
import    { resetPassword as Mutation_resetPassword } from './password/resolvers/Mutation/resetPassword.ts';
import    { revokeSession as Mutation_revokeSession } from './session/resolvers/Mutation/revokeSession.ts';
import    { setInstructorVerification as Mutation_setInstructorVerification } from './administration/resolvers/Mutation/setInstructorVerification.ts';
import    { setUserRoles as Mutation_setUserRoles } from './administration/resolvers/Mutation/setUserRoles.ts';
import    { suspendUser as Mutation_suspendUser } from './administration/resolvers/Mutation/suspendUser.ts';
import    { updateProfile as Mutation_updateProfile } from './profile/resolvers/Mutation/updateProfile.ts';
import    { verifyEmail as Mutation_verifyEmail } from './emailProof/resolvers/Mutation/verifyEmail.ts';
import    { AuditEntry } from './audit/resolvers/AuditEntry.ts';
import    { AuditEntryConnection } from './audit/resolvers/AuditEntryConnection.ts';
import    { DataExport } from './dataExport/resolvers/DataExport.ts';
import    { PublicProfile } from './profile/resolvers/PublicProfile.ts';
import    { Session } from './session/resolvers/Session.ts';
import    { User } from './account/resolvers/User.ts';
import    { UserConnection } from './administration/resolvers/UserConnection.ts';
    export const resolvers: Resolvers = {
      Query: { auditLog: Query_auditLog,dataExport: Query_dataExport,me: Query_me,publicProfile: Query_publicProfile,publicProfileBySlug: Query_publicProfileBySlug,user: Query_user,users: Query_users,verifyToken: Query_verifyToken },
      Mutation: { becomeInstructor: Mutation_becomeInstructor,changeEmail: Mutation_changeEmail,changePassword: Mutation_changePassword,deleteAccount: Mutation_deleteAccount,login: Mutation_login,logout: Mutation_logout,reactivateUser: Mutation_reactivateUser,refreshTokens: Mutation_refreshTokens,registerUser: Mutation_registerUser,requestDataExport: Mutation_requestDataExport,requestPasswordReset: Mutation_requestPasswordReset,resendVerificationEmail: Mutation_resendVerificationEmail,resetPassword: Mutation_resetPassword,revokeSession: Mutation_revokeSession,setInstructorVerification: Mutation_setInstructorVerification,setUserRoles: Mutation_setUserRoles,suspendUser: Mutation_suspendUser,updateProfile: Mutation_updateProfile,verifyEmail: Mutation_verifyEmail },
      
      AuditEntry: AuditEntry,
AuditEntryConnection: AuditEntryConnection,
DataExport: DataExport,
PublicProfile: PublicProfile,
Session: Session,
User: User,
UserConnection: UserConnection
    }